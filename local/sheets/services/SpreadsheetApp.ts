import { Refusal } from "../Refusal";
import { ConditionalFormatRuleBuilder } from "./ConditionalFormatRule";
import { DataValidationBuilder } from "./DataValidation";
import * as enums from "./enums";
import type { Range } from "./Range";
import { RichTextValueBuilder } from "./RichTextValue";
import type { Sheet } from "./Sheet";
import { Spreadsheet } from "./Spreadsheet";
import { defineService, Service } from "./service";
import { Ui } from "./Ui";

const FULL_SCOPE = ["https://www.googleapis.com/auth/spreadsheets"];

export class SpreadsheetApp extends Service {
  readonly BorderStyle = enums.BorderStyle;
  readonly BooleanCriteria = enums.BooleanCriteria;
  readonly CopyPasteType = enums.CopyPasteType;
  readonly DataValidationCriteria = enums.DataValidationCriteria;
  readonly DeveloperMetadataLocationType = enums.DeveloperMetadataLocationType;
  readonly DeveloperMetadataVisibility = enums.DeveloperMetadataVisibility;
  readonly Dimension = enums.Dimension;
  readonly GroupControlTogglePosition = enums.GroupControlTogglePosition;
  readonly ProtectionType = enums.ProtectionType;
  readonly RecalculationInterval = enums.RecalculationInterval;
  readonly TextDirection = enums.TextDirection;
  readonly WrapStrategy = enums.WrapStrategy;

  getActiveSpreadsheet(): Spreadsheet {
    return new Spreadsheet(this.session);
  }
  getActive(): Spreadsheet {
    return this.getActiveSpreadsheet();
  }
  getActiveSheet(): Sheet {
    return this.getActiveSpreadsheet().getActiveSheet();
  }
  getActiveRange(): Range {
    return this.getActiveSpreadsheet().getActiveRange();
  }
  getCurrentCell(): Range {
    return this.getActiveSpreadsheet().getCurrentCell();
  }
  setActiveSheet(sheet: Sheet): Sheet {
    return this.getActiveSpreadsheet().setActiveSheet(sheet);
  }
  setActiveRange(range: Range): Range {
    return this.getActiveSpreadsheet().setActiveRange(range);
  }
  setCurrentCell(range: Range): Range {
    return this.getActiveSpreadsheet().setCurrentCell(range);
  }
  flush(): void {
    this.session.file.flush();
  }
  getUi(): Ui {
    if (!this.session.options.ui) throw new Refusal("Cannot call SpreadsheetApp.getUi() from this context.");
    return new Ui(this.session);
  }
  newConditionalFormatRule(): ConditionalFormatRuleBuilder {
    return new ConditionalFormatRuleBuilder(this.session);
  }
  newDataValidation(): DataValidationBuilder {
    return new DataValidationBuilder(this.session);
  }
  newRichTextValue(): RichTextValueBuilder {
    return new RichTextValueBuilder(this.session);
  }
  private otherFile(method: string): never {
    this.session.requireScope(`SpreadsheetApp.${method}`, FULL_SCOPE);
    throw new Error(`not implemented in the stand-in: SpreadsheetApp.${method}`);
  }
  openById(_id: string): never {
    return this.otherFile("openById");
  }
  openByUrl(_url: string): never {
    return this.otherFile("openByUrl");
  }
  create(_name: string): never {
    return this.otherFile("create");
  }
}

defineService(
  SpreadsheetApp,
  "SpreadsheetApp",
  {
    getActiveSpreadsheet: "",
    getActive: "",
    getActiveSheet: "",
    getActiveRange: "",
    getCurrentCell: "",
    setActiveSheet: "Sheet|Sheet,b",
    setActiveRange: "Range",
    setCurrentCell: "Range",
    flush: "",
    getUi: "",
    newConditionalFormatRule: "",
    newDataValidation: "",
    newRichTextValue: "",
    openById: "s",
    openByUrl: "s",
    create: "s|s,n,n",
  },
  {
    local: [
      "getActiveSpreadsheet",
      "getActive",
      "getActiveSheet",
      "getActiveRange",
      "getCurrentCell",
      "getUi",
      "newConditionalFormatRule",
      "newDataValidation",
      "newRichTextValue",
    ],
  },
);
