import type { DayRange } from '../core/time/period-dates';
import { m } from '../i18n/paraglide/messages';
import { daysText } from './period-labels';

interface Note {
  text: string;
  /** The suggested fix, applied by one click: end the period on this day. */
  end: { which: 'own' | 'other'; day: string } | null;
}

/**
 * What stands in the way of a fair comparison: days without data, entries that still have time, days in both. ISO days
 * compare as text.
 */
export function periodNotes(
  days: { own: DayRange; other: DayRange },
  data: DayRange,
  lastComplete: string | null,
): Note[] {
  const { own, other } = days;
  if (own.to < own.from || other.to < other.from) return [{ text: m.periods_backwards(), end: null }];
  const both = (['own', 'other'] as const).flatMap((which) => periodNote(which, days[which], { data, lastComplete }));
  const overlap = own.from <= other.to && other.from <= own.to;
  const alone = [
    ...(overlap ? [m.periods_overlap()] : []),
    ...(lastComplete === null && both.length === 0 ? [m.periods_no_limit()] : []),
  ];
  return [...both, ...alone.map((text) => ({ text, end: null }))];
}

function periodNote(
  which: 'own' | 'other',
  days: DayRange,
  { data, lastComplete }: { data: DayRange; lastComplete: string | null },
): Note[] {
  const words = { period: daysText(days), first: data.from, last: data.to };
  if (days.to < data.from || days.from > data.to) return [{ text: m.periods_no_data(words), end: null }];
  const notes = days.from < data.from ? [{ text: m.periods_part_data(words), end: null }] : [];
  if (lastComplete === null || days.to <= lastComplete) return notes;
  if (lastComplete < days.from) return [...notes, { text: m.periods_all_incomplete(words), end: null }];
  const text = m.periods_incomplete({ ...words, day: lastComplete });
  return [...notes, { text, end: { which, day: lastComplete } }];
}
