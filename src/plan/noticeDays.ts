/** What a step needs should be ready so many days before its Target: the sheet counts it, and the checks ask for it. */
export const noticeDays = 14;
