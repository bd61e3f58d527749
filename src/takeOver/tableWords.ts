/**
 * The words by which a table is understood, in English, German, Portuguese and French, as `plainText` writes them: data
 * only. Found in public plans and in the exports of planning tools. A word between bars; what comes first counts more.
 */

/** What a column can hold. `id` and `parent` are keys of another program, `ownerHint` tells the side of the owner. */
export const fields = [
  "number",
  "name",
  "target",
  "start",
  "days",
  "countedIn",
  "ownerSeller",
  "ownerBuyer",
  "owner",
  "ownerHint",
  "done",
  "completedOn",
  "status",
  "notes",
  "phase",
  "startsAfter",
  "level",
  "id",
  "parent",
] as const;
export type SourceField = (typeof fields)[number];

/** The headers of each field. The headers of owners that name a side are told by `sides` and those of `owner`. */
export const headerWords: Readonly<Record<Exclude<SourceField, "ownerSeller" | "ownerBuyer">, string>> = {
  number:
    "#|no|nr|num|n|ref|wbs|wbs code|wbs number|outline number|issue key|key|activity code|step no|step number|task no|nummer|lfd nr|laufende nummer|psp|psp code|gliederungsnummer|eap|edt|codigo|numero|code wbs|code|numero hierarchique|id|task id|activity id|item id|vorgangs id|ln",
  id: "id|task id|activity id|item id|issue id|vorgangs id|unique id|einmalige nr|row id|record id",
  name: "milestone|milestones|task name|task|tasks|step|steps|action item|action items|action|actions|activity name|activity|activities|deliverable|deliverables|summary|title|subject|item|items|what|name|to do|meilenstein|meilensteine|vorgangsname|vorgang|aufgabe|aufgaben|schritt|schritte|massnahme|massnahmen|tatigkeit|aktivitat|bezeichnung|titel|was|tarefa|tarefas|nome da tarefa|atividade|atividades|acao|acoes|marco|marcos|etapa|nome|o que|jalon|jalons|nom de la tache|tache|taches|etape|etapes|activite|designation|nom|quoi",
  target:
    "target date|due date|due|deadline|by when|planned completion date|completion date planned|planned end|planned finish|timeline end|target|end date|finish date|finish|end|planned|planned date|eta|timeline|date|when|zieltermin|zieldatum|termin|fallig am|fallig|falligkeitsdatum|falligkeit|frist|endtermin|enddatum|ende|fertig stellen|fertigstellung|datum|bis|bis wann|wann|prazo|data limite|data prevista|data de termino|termino|fim|conclusao|data|quando|echeance|date cible|date prevue|date limite|date butoir|date de fin|fin|delai|quand",
  start:
    "start date|planned start|timeline start|start|begin|begin date|from|anfangstermin|startdatum|starttermin|anfang|beginn|von|ab|data de inicio|inicio|date de debut|debut",
  days: "days to complete|duration days|duration|days|dur|original duration|lead time|estimate|effort|dauer tage|dauer at|dauer|tage|arbeitstage|anzahl tage|duracao dias|duracao|dias|duree jours|duree|jours|delai jours",
  countedIn: "unit|day type|count in|counted in|einheit|unidade|unite",
  owner:
    "owner|owners|task owner|assignee|assignees|assigned to|responsible party|responsible person|responsible|accountable|lead|person|people|dri|poc|resource names|resource|resources|who|owner assignee|verantwortlich|verantwortliche|verantwortlicher|verantwortung|zustandig|zustandigkeit|ansprechpartner|ressourcennamen|ressourcen|wer|responsavel|responsaveis|atribuido a|nomes dos recursos|recurso|recursos|quem|responsable|responsables|porteur|noms ressources|ressource|ressources|qui|team|party|entity|equipe|entite",
  ownerHint:
    "assignee email|owner email|email|e mail|mail|side|party|team|entity|company|organization|seite|partei|firma|unternehmen|parte|empresa|entite|societe|equipe",
  done: "done|complete|completed|% complete|percent complete|% done|% completed|progress|finished|erledigt|fertig|abgeschlossen|% abgeschlossen|% erledigt|fortschritt|fertigstellungsgrad|feito|concluido|concluida|% concluido|% concluida|progresso|fait|termine|realise|% acheve|% termine|avancement|progression|\u2713|\u2714|\u2705|\u2611",
  completedOn:
    "completed at|completed on|completed date|date completed|completion date|done date|date done|done on|finished on|actual finish|actual end|actual date|actual|resolved|erledigt am|abgeschlossen am|fertig am|aktuelles ende|ist termin|ist ende|concluido em|data real|data de conclusao|date reelle|termine le|fait le",
  status:
    "status|task status|item status|execution status|state|stage|progress|health|rag|zustand|stand|situacao|estado|statut|etat",
  notes:
    "notes|note|comments|comment|remarks|description|details|success criteria|acceptance criteria|exit criteria|outcome|outcomes|next step|next steps|notizen|notiz|bemerkung|bemerkungen|kommentar|kommentare|anmerkung|anmerkungen|beschreibung|hinweis|hinweise|kriterium|ergebnis|observacoes|observacao|notas|comentarios|descricao|remarques|remarque|commentaires|commentaire|observations|precisions|critere de validation",
  phase:
    "phase|phases|section column|section|stage|group|category|workstream|projektphase|abschnitt|bereich|gruppe|kategorie|fase|modulo|eixo|etapa|lot|domaine",
  startsAfter:
    "predecessors|predecessor|starts after|depends on|dependencies|dependency|blocked by dependencies|blocked by|preds|pred|after|inward issue link blocks|vorganger|vorganger ids|abhangigkeiten|abhangigkeit|abhangig von|nach|predecessoras|predecessora|predecessores|antecessoras|dependencias|depende de|predecesseurs|predecesseur|antecedents|anteriorite|dependances|depend de",
  level:
    "outline level|issue type|level|indent|task type|type|gliederungsebene|ebene|stufe|typ|nivel da estrutura de topicos|nivel|tipo|niveau hierarchique|niveau",
  parent:
    "parent id|parent item|parent task|parent key|parent issue|parent|epic link|ubergeordneter vorgang|ubergeordnete aufgabe|tarefa pai|tache parente",
};

/** Headers that look right and are not. */
export const unusedHeaders =
  "created|created at|created by|last modified|modified|updated|last updated|last viewed|baseline|basis|geplantes ende|early start|early finish|late start|late finish|actual start|remaining duration|actual duration|successors|successor|nachfolger|sucessoras|successeurs|blocking|blocking dependencies|outward issue link blocks|priority|prioritat|prioridade|priorite|cost|costs|budget|kosten|work|arbeit|float|slack|tags|labels|projects|project|active|task mode|vorgangsmodus|subitems|sub item|sub items|subtasks|is milestone|reporter|sprint|story points";

/** How a header, or the whole of an owner's cell, names a side. */
export const sides = {
  seller:
    "us|we|our|ours|seller|vendor|supplier|provider|account team|your company|wir|uns|unsere|anbieter|lieferant|verkaufer|nos|fornecedor|vendedor|nous|notre|fournisseur|vendeur",
  buyer:
    "you|your|they|them|their|theirs|client|clients|customer|buyer|prospect|kunde|kunden|kaufer|auftraggeber|cliente|comprador|acheteur|vous|votre",
  both: "both|both sides|joint|jointly|all|everyone|beide|beide seiten|alle|gemeinsam|ambos|ambas|todos|tous|les deux|ensemble",
} as const;

/** Without them a company is still the same: "Acme GmbH" is Acme. */
export const legalForms =
  "gmbh|ag|kg|se|inc|ltd|limited|llc|plc|corp|corporation|co|company|sa|sas|sarl|srl|spa|bv|nv|ab|oy|as|lda|ltda|group|gruppe|holding";

export const doneWords =
  "done|complete|completed|closed|resolved|achieved|finished|true|yes|y|x|ok|100|1|erledigt|abgeschlossen|fertig|ja|wahr|concluido|concluida|feito|feita|finalizado|sim|verdadeiro|termine|terminee|fait|faite|acheve|atteint|oui|vrai";
export const openWords =
  "not started|to do|todo|open|planned|pending|backlog|upcoming|new|scheduled|false|no|n|0|in progress|progress|working on it|in review|review|ongoing|started|active|at risk|blocked|stuck|on hold|waiting|delayed|late|overdue|on track|nicht begonnen|nicht gestartet|offen|geplant|ausstehend|nein|falsch|in arbeit|laufend|lauft|begonnen|blockiert|wartet|verspatet|nao iniciado|nao iniciada|pendente|em andamento|em curso|atrasado|bloqueado|planejado|nao|falso|non demarre|a faire|a venir|prevu|non|faux|en cours|en attente|bloque|en retard";
/** Neither done nor to be done. */
export const givenUpWords =
  "won t do|wont do|won t fix|cancelled|canceled|dropped|not achieved|not needed|not applicable|n a|deferred|skipped|rejected|obsolete|entfallt|entfallen|abgebrochen|abgesagt|verschoben|nicht notig|cancelado|cancelada|adiado|nao aplicavel|annule|annulee|abandonne|reporte|sans objet";

/** The whole cell says that there is nothing. */
export const nothingWords = "none|no|nothing|n a|na|keine|keiner|nichts|nenhum|nenhuma|aucun|aucune|neant";

/** No date yet, and nothing that could become one. */
export const noDateWords =
  "tbd|tbc|tba|to be defined|to be confirmed|to be decided|open|asap|now|soon|immediately|ongoing|offen|sofort|so bald wie moglich|laufend|a definir|o quanto antes|imediato|a confirmer|a determiner|immediat|des que possible|prochaine reunion";

export const totalWords =
  "total|totals|sum|grand total|subtotal|sub total|summe|gesamt|gesamtsumme|zwischensumme|soma|totais|totaux|somme|sous total";

/** What the plan works back from: the names of a go-live, and those that can also be a phase. */
export const goalWords =
  "go live|golive|cut over|cutover|start of production|produktivstart|produktivsetzung|produktivnahme|inbetriebnahme|echtstart|entrada em producao|entrada em operacao|mise en production|mise en service";
export const launchWords =
  "live|launch|roll out|rollout|production start|start in den betrieb|lancamento|lancement|demarrage";
/** What only prepares or follows it. */
export const aroundGoalWords =
  "post|after|review|prepare|preparation|preparing|support|checklist|readiness|plan|nach|vorbereitung|vorbereiten|rueckblick|apos|preparar|preparacao|revisao|apres|preparer|preparation|bilan";

export const levelWords: readonly (readonly [words: string, level: number])[] = [
  ["initiative|theme|epic|milestone|phase|meilenstein|epos|marco|fase|jalon", 1],
  ["story|task|bug|feature|improvement|activity|vorgang|aufgabe|tarefa|atividade|tache|activite", 2],
  ["sub task|subtask|teilaufgabe|unteraufgabe|subtarefa|sous tache", 3],
];

/** January first. Three letters of a name or more are enough: "sept", "f\u00e9v". */
export const months: readonly string[] = [
  "january|januar|janner|janeiro|janvier",
  "february|februar|feber|fevereiro|fevrier",
  "march|marz|maerz|mrz|marco|mars",
  "april|abril|avril",
  "may|mai|maio",
  "june|juni|junho|juin",
  "july|juli|julho|juillet",
  "august|agosto|aout",
  "september|setembro|septembre",
  "october|oktober|outubro|octobre",
  "november|novembro|novembre",
  "december|dezember|dezembro|decembre",
];

/** Monday first. Whole words, perhaps with a point. */
export const weekdays: readonly string[] = [
  "mon|monday|mo|montag|seg|segunda|segunda feira|lun|lundi",
  "tue|tues|tuesday|di|dienstag|ter|terca|terca feira|mar|mardi",
  "wed|weds|wednesday|mi|mittwoch|qua|quarta|quarta feira|mer|mercredi",
  "thu|thur|thurs|thursday|do|donnerstag|qui|quinta|quinta feira|jeu|jeudi",
  "fri|friday|fr|freitag|sex|sexta|sexta feira|ven|vendredi",
  "sat|saturday|sa|samstag|sonnabend|sab|sabado|sam|samedi",
  "sun|sunday|so|sonntag|dom|domingo|dim|dimanche",
];

/** Words of a date that say nothing: "9 de fevereiro de 2027", "the 1st of March". */
export const dateFillers = "the|of|de|du|le|der|den|dem|am|on|um|by|until|bis|ate|em|ca|approx|around";

export const weekOfWords =
  "week of|week commencing|week starting|week beginning|w c|wc|woche vom|woche ab|woche des|semana de|semaine du";
export const weekWords = "week|weeks|wk|w|kw|woche|kalenderwoche|calendar week|semana|sem|semaine|s";
export const quarterWords = "q|quarter|quartal|t|trimestre|trim";
export const relativeDayWords = "day|d|tag|t|dia|jour|j";
export const partStarts = "early|beginning|begin|start|anfang|debut|inicio|comeco";
export const partMiddles = "mid|middle|mitte|meados|mi|milieu";
export const partEnds = "end|late|ende|fim|final|fin";

/** Units of durations; `working`, `calendar`: the unit says how days are counted. */
export const durationUnits: readonly {
  readonly words: string;
  /** Days of one; of one in an export that counts in working days. */
  readonly days: number;
  readonly workingDays: number;
  readonly countedIn?: "working" | "calendar";
}[] = [
  { words: "|d|day|days|t|tag|tage|tagen|dia|dias|j|jour|jours", days: 1, workingDays: 1 },
  {
    words:
      "wd|working day|working days|business day|business days|at|arbeitstag|arbeitstage|pt|werktag|werktage|dia util|dias uteis|jour ouvre|jours ouvres",
    days: 1,
    workingDays: 1,
    countedIn: "working",
  },
  {
    words:
      "cd|calendar day|calendar days|ed|eday|edays|kt|kalendertag|kalendertage|ft|ftag|ftage|dias corridos|dia corrido|jours calendaires|jour calendaire",
    days: 1,
    workingDays: 1,
    countedIn: "calendar",
  },
  {
    words: "w|wk|wks|week|weeks|wo|woche|wochen|sem|semana|semanas|semaine|semaines",
    days: 7,
    workingDays: 5,
    countedIn: "calendar",
  },
  {
    words: "mo|mon|mons|month|months|monat|monate|mes|meses|mois",
    days: 30,
    workingDays: 20,
    countedIn: "calendar",
  },
];
export const hourUnits =
  "h|hr|hrs|hour|hours|std|stunde|stunden|hora|horas|heure|heures|min|mins|minutes|minuten";

/** What the column of units says. */
export const workingWords =
  "working|working days|working day|business|business days|business day|wd|at|arbeitstag|arbeitstage|werktage|dias uteis|uteis|jours ouvres|ouvres";
export const calendarWords =
  "calendar|calendar days|calendar day|days|cd|kt|kalendertag|kalendertage|ftage|dias corridos|corridos|jours calendaires|calendaires";

/** Headers that only exports of Microsoft Project have: its durations are working days. */
export const projectHeaders =
  "task mode|outline level|resource names|vorgangsmodus|gliederungsebene|ressourcennamen|modo da tarefa|nomes dos recursos|noms ressources|mode tache";

/** A link from finish to start; from start, or to finish, which a plan here does not have. */
export const finishToStart = "fs|ea|fd|ti";
export const otherLinkTypes = "ss|ff|sf|aa|ee|ae|dd|df|ii|tt|it";
/** Words before a number that mean nothing. */
export const stepPrefixes =
  "#|steps|step|no|tasks|task|schritte|schritt|nr|zeile|row|rows|passo|etape|etapa|tarefa|vorgang";
