import type { ContractCase } from "./contract";

const PARTIAL =
  "Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.";

/** What marks a sheet without being seen: metadata, protection, properties, locks. */
export const marks: ContractCase[] = [
  {
    name: "metadata sits on the spreadsheet, a sheet, a whole row or column, nowhere else",
    run({ sheet, spreadsheet }, assert) {
      assert.throws(() => sheet.getRange("A1").addDeveloperMetadata("k"), PARTIAL);
      assert.throws(() => sheet.getRange("A1:Z1").addDeveloperMetadata("k"), PARTIAL);
      assert.throws(() => sheet.getRange("A:B").addDeveloperMetadata("k"), PARTIAL);
      sheet.getRange("4:4").addDeveloperMetadata("contract_row", "r");
      sheet.getRange("G:G").addDeveloperMetadata("contract_column", "c");
      sheet.addDeveloperMetadata("contract_sheet", "s");
      const kinds = ["contract_row", "contract_column", "contract_sheet"].map((key) => {
        const found = spreadsheet.createDeveloperMetadataFinder().withKey(key).find();
        return found.map((entry) => `${entry.getLocation().getLocationType()} ${entry.getValue()}`).join();
      });
      assert.equal(kinds, ["ROW r", "COLUMN c", "SHEET s"]);
      assert.equal(sheet.getDeveloperMetadata().length, 1);
      assert.equal(sheet.createDeveloperMetadataFinder().find().length, 3);
    },
  },
  {
    name: "metadata follows inserted and moved rows and columns and dies with them",
    run({ sheet }, assert) {
      sheet.getRange("4:4").addDeveloperMetadata("contract_row");
      sheet.getRange("G:G").addDeveloperMetadata("contract_column");
      const where = () => {
        const find = (key: string) =>
          sheet.createDeveloperMetadataFinder().withKey(key).find()[0]?.getLocation();
        const row = find("contract_row")?.getRow()?.getA1Notation();
        return [row ?? null, find("contract_column")?.getColumn()?.getA1Notation() ?? null];
      };
      sheet.insertRowsBefore(2, 3);
      sheet.insertColumnAfter(1);
      assert.equal(where(), ["7:7", "H:H"]);
      sheet.moveRows(sheet.getRange("7:7"), 2);
      sheet.moveColumns(sheet.getRange("H:H"), 12);
      assert.equal(where(), ["2:2", "K:K"]);
      sheet.deleteRow(2);
      sheet.deleteColumn(11);
      assert.equal(where(), [null, null]);
    },
  },
  {
    name: "duplicating a sheet copies its metadata, rules and notes",
    run({ sheet, spreadsheet, SpreadsheetApp }, assert) {
      sheet.getRange("C:C").addDeveloperMetadata("contract_column", "c");
      sheet.getRange("A1").setNote("n");
      const rule = SpreadsheetApp.newConditionalFormatRule()
        .whenFormulaSatisfied("=$A2=1")
        .setRanges([sheet.getRange("A2:C9")])
        .build();
      sheet.setConditionalFormatRules([rule]);
      spreadsheet.setActiveSheet(sheet);
      const copy = spreadsheet.duplicateActiveSheet();
      assert.equal(copy.getName(), `Copy of ${sheet.getName()}`);
      const found = copy.createDeveloperMetadataFinder().withKey("contract_column").find();
      assert.equal(
        found.map((entry) => entry.getLocation().getColumn()?.getA1Notation()),
        ["C:C"],
      );
      assert.equal(copy.getRange("A1").getNote(), "n");
      assert.equal(copy.getConditionalFormatRules().length, 1);
      spreadsheet.deleteSheet(copy);
    },
  },
  {
    name: "metadata has room for 30,000 characters per sheet",
    run({ sheet }, assert) {
      sheet.addDeveloperMetadata("contract_a", "x".repeat(20_000));
      assert.fails(() => sheet.addDeveloperMetadata("contract_b", "x".repeat(10_000)));
    },
  },
  {
    name: "protection by itself stops nobody",
    run({ sheet, SpreadsheetApp }, assert) {
      const protection = sheet.getRange("A1:B2").protect().setDescription("contract");
      protection.setWarningOnly(true);
      sheet.getRange("A1").setValue("x");
      const found = sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE);
      assert.equal(
        found.map(
          (entry) => `${entry.getDescription()} ${entry.getRange().getA1Notation()} ${entry.isWarningOnly()}`,
        ),
        ["contract A1:B2 true"],
      );
      found[0]!.remove();
      assert.equal(sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE).length, 0);
    },
  },
  {
    name: "a property holds 9 KB, counted in bytes",
    run({ PropertiesService }, assert) {
      const store = PropertiesService.getUserProperties();
      store.setProperty("contract", "x".repeat(9 * 1024));
      assert.throws(
        () => store.setProperty("contract", "x".repeat(9 * 1024 + 1)),
        "Argument too large: value",
      );
      assert.throws(() => store.setProperty("contract", "é".repeat(5 * 1024)), "Argument too large: value");
      store.deleteProperty("contract");
      assert.equal(store.getProperty("contract"), null);
    },
  },
  {
    name: "two lock objects do not share the lock",
    run({ LockService }, assert) {
      const first = LockService.getDocumentLock()!;
      const second = LockService.getDocumentLock()!;
      assert.equal([first.tryLock(10), second.tryLock(10)], [true, false]);
      assert.throws(
        () => second.waitLock(10),
        "Lock timeout: another process was holding the lock for too long.",
      );
      first.releaseLock();
      assert.equal([first.hasLock(), second.tryLock(10)], [false, true]);
      second.releaseLock();
    },
  },
  {
    name: "a user's address needs a scope that the add-on does not have",
    run({ Session }, assert) {
      assert.fails(() => Session.getActiveUser());
      assert.equal(typeof Session.getTemporaryActiveUserKey(), "string");
    },
  },
  {
    name: "other files need a scope that the add-on does not have",
    run({ SpreadsheetApp }, assert) {
      assert.throws(
        () => SpreadsheetApp.openById("1x"),
        "Specified permissions are not sufficient to call SpreadsheetApp.openById. Required permissions: https://www.googleapis.com/auth/spreadsheets",
      );
    },
  },
  {
    name: "a template writes values as text, as they are, and runs code in between",
    run({ HtmlService }, assert) {
      const template = HtmlService.createTemplate(
        "<? for (const name of names) { ?><li><?= name ?></li><? } ?><?!= raw ?>",
      );
      Object.assign(template, { names: ["A & B", "<i>"], raw: "<hr>" });
      assert.equal(
        template
          .evaluate()
          .getContent()
          .replaceAll("&#38;", "&amp;")
          .replaceAll("&#60;", "&lt;")
          .replaceAll("&#62;", "&gt;"),
        "<li>A &amp; B</li><li>&lt;i&gt;</li><hr>",
      );
    },
  },
  {
    name: "formatDate knows Java's letters",
    run({ Utilities }, assert) {
      const moment = new Date(Date.UTC(2027, 2, 15, 3, 4, 5));
      assert.equal(
        Utilities.formatDate(moment, "America/New_York", "EEE d MMM yyyy HH:mm:ss 'at' yy-MM-dd EEEE"),
        "Sun 14 Mar 2027 23:04:05 at 27-03-14 Sunday",
      );
    },
  },
  {
    name: "digests and base64",
    run({ Utilities }, assert) {
      const hex = (bytes: number[]) =>
        bytes.map((byte) => (byte & 255).toString(16).padStart(2, "0")).join("");
      assert.equal(
        hex(Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, "abc")),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      );
      assert.equal(
        hex(Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, "abc")),
        "900150983cd24fb0d6963f7d28e17f72",
      );
      assert.equal(Utilities.base64Encode("Ma"), "TWE=");
    },
  },
];
