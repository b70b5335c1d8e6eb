/** Regular expressions of PostgreSQL for texts that a cast surely takes: all others would end the query with an error. */

const plainNumber = String.raw`[0-9]{1,200}(\.[0-9]{0,200})?|\.[0-9]{1,200}`;
/** With a power of ten, less than the greatest double and more than the least. */
const scaled = String.raw`([0-9]{1,8}(\.[0-9]{0,20})?|\.[0-9]{1,20})[eE][-+]?[0-2]?[0-9]{1,2}`;

export const numberPattern = String.raw`^\s*[-+]?(${plainNumber}|${scaled})\s*$`;

const leapYear = '[0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00';
const monthAndDay =
  '(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8])';
const datePattern = `(?!0000)([0-9]{4}-(${monthAndDay})|(${leapYear})-02-29)`;
const clockPattern = String.raw`([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,9})?)?`;
const offset = 'Z|[-+](0[0-9]|1[0-4])(:?[0-5][0-9])?';

/** A day that exists, alone or with a time of day. */
export const timePattern = String.raw`^\s*${datePattern}([T ]${clockPattern}\s?(${offset})?)?\s*$`;
