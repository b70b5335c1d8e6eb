import { Random } from './random';
import { dayInSeconds, hourInSeconds, fitting, office } from './rhythm';
import { SampleRows } from './sample-rows';

const DEALS_START = Date.UTC(2025, 3, 1) / 1000;
const dealDays = 540;
const dealCount = 1400;

const OWNERS = { 'Li Wei': 20, 'Chen Yu': 18, 'Anna Schmidt': 17, 'Marco Rossi': 16, 'Sara Lind': 15, 'Tom Baker': 14 };
const INDUSTRIES = { manufacturing: 28, retail: 24, finance: 18, health: 16, education: 14 };
const SIZES = { small: 52, medium: 33, large: 15 };

type DealSize = keyof typeof SIZES;
const AMOUNT: Record<DealSize, number> = { small: 12_000, medium: 45_000, large: 180_000 };

interface Stage {
  event: string;
  /** Median days after the stage before. */
  days: number;
  /** Share of the deals of each size that come so far from the stage before. */
  reached: Record<DealSize, number>;
}

/** Large deals get stuck between proposal and negotiation: nobody of the buyer's decides. */
const STAGES: readonly Stage[] = [
  { event: 'needs', days: 9, reached: { small: 0.72, medium: 0.74, large: 0.8 } },
  { event: 'demo', days: 14, reached: { small: 0.68, medium: 0.72, large: 0.76 } },
  { event: 'proposal', days: 18, reached: { small: 0.7, medium: 0.72, large: 0.74 } },
  { event: 'negotiation', days: 21, reached: { small: 0.66, medium: 0.62, large: 0.34 } },
  { event: 'won', days: 16, reached: { small: 0.58, medium: 0.55, large: 0.52 } },
];

/** Eighteen months of business deals from the lead to won or lost, with the calls and meetings between. */
export function businessDeals(): File {
  const random = new Random(20_250_401);
  const rows = new SampleRows('deal_id,event,time,owner,industry,size,amount', DEALS_START + dealDays * dayInSeconds);
  for (let deal = 0; deal < dealCount; deal++) pursue(rows, random, `D-${2001 + deal}`);
  return rows.file('business-deals.csv');
}

function pursue(rows: SampleRows, random: Random, id: string): void {
  const size = random.pick(SIZES);
  const amount = Math.round(random.around(AMOUNT[size], 1.6) / 100) * 100;
  const traits = `${random.pick(OWNERS)},${random.pick(INDUSTRIES)},${size},${amount}`;
  const did = (time: number, event: string) => {
    rows.add(time, `${id},${event}`, traits);
  };
  const slowness = { small: 0.7, medium: 1, large: 1.7 }[size];
  let time = fitting(DEALS_START + dealDays * dayInSeconds * random.next(), office, random);
  did(time, 'lead');
  for (const { event, days, reached } of STAGES) {
    const advances = random.chance(reached[size]);
    const next = later(time, random.around(days * slowness * dayInSeconds, 1.7), random);
    const contacts = random.whole(0, 3);
    for (let i = 0; i < contacts; i++) {
      const contact = fitting(time + random.next() * (next - time), office, random);
      if (contact > time && contact < next) did(contact, random.pick({ call: 5, email: 6, meeting: 2 }));
    }
    if (!advances) {
      // One in four is never called lost: it goes quiet.
      if (random.chance(0.75)) did(later(next, random.around(12 * dayInSeconds, 2), random), 'lost');
      return;
    }
    did(next, event);
    time = next;
  }
}

function later(time: number, seconds: number, random: Random): number {
  return Math.max(time + hourInSeconds, fitting(time + seconds, office, random));
}
