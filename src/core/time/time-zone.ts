/** Whether this browser knows a time zone by its name. Which ones it knows changes with its version. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
