import { Random } from './random';
import { dayInSeconds, minuteInSeconds, fitting, office } from './rhythm';
import { SampleRows } from './sample-rows';

const SAAS_START = Date.UTC(2026, 3, 1) / 1000;
const saasDays = 180;
const saasUsers = 5000;

const SOURCES = { search: 32, ads: 24, partner: 10, blog: 20, referral: 14 };
const COUNTRIES = { China: 26, Germany: 16, France: 10, Japan: 12, Brazil: 9, Canada: 12, India: 15 };
const PLANS = { starter: 55, team: 33, business: 12 };

const SIGN_UP: Record<keyof typeof SOURCES, number> = {
  search: 0.4,
  ads: 0.42,
  partner: 0.55,
  blog: 0.3,
  referral: 0.62,
};
/** Those whom advertisements bring sign up, but few of them get as far as using the product. */
const ACTIVATE: Record<keyof typeof SOURCES, number> = {
  search: 0.58,
  ads: 0.27,
  partner: 0.66,
  blog: 0.6,
  referral: 0.74,
};
const PAID: Record<keyof typeof PLANS, number> = { starter: 0.24, team: 0.38, business: 0.46 };
const RENEW: Record<keyof typeof PLANS, number> = { starter: 0.8, team: 0.9, business: 0.95 };

/** Half a year of a software service: from the first visit over sign-up and trial to paid plans and monthly renewals. */
export function saasProduct(): File {
  const random = new Random(20_260_401);
  const rows = new SampleRows('user_id,event,time,plan,source,country', SAAS_START + saasDays * dayInSeconds);
  for (let user = 0; user < saasUsers; user++) new Account(rows, random, user).live();
  return rows.file('saas-product.csv');
}

class Account {
  readonly #id: string;
  readonly #source: keyof typeof SOURCES;
  readonly #country: keyof typeof COUNTRIES;
  readonly #plan: keyof typeof PLANS;
  #shownPlan = '';
  #time: number;

  constructor(
    readonly rows: SampleRows,
    readonly random: Random,
    user: number,
  ) {
    this.#id = `acc_${30_001 + user}`;
    this.#source = random.pick(SOURCES);
    this.#country = random.pick(COUNTRIES);
    this.#plan = random.pick(PLANS);
    this.#time = fitting(SAAS_START + saasDays * dayInSeconds * random.next(), office, random);
  }

  live(): void {
    const { random } = this;
    this.#did('visit');
    while (random.chance(0.35)) this.#after(3 * dayInSeconds, 'visit');
    if (random.chance(0.4)) this.#soon(4 * minuteInSeconds, 'view_pricing');
    if (!random.chance(SIGN_UP[this.#source])) return;
    this.#shownPlan = 'trial';
    this.#soon(6 * minuteInSeconds, 'sign_up');
    if (random.chance(0.86)) this.#soon(3 * minuteInSeconds, 'verify_email');
    if (random.chance(0.3)) this.#soon(12 * minuteInSeconds, 'read_docs');
    if (!random.chance(ACTIVATE[this.#source])) return;
    this.#after(dayInSeconds, 'activate');
    this.#trial();
  }

  #trial(): void {
    const { random } = this;
    const uses = Math.ceil(random.around(3, 2));
    for (let i = 0; i < Math.min(uses, 15); i++) this.#after(0.8 * dayInSeconds, 'use_feature');
    const invites = random.chance(this.#plan === 'starter' ? 0.2 : 0.5);
    if (invites) this.#soon(9 * minuteInSeconds, 'invite');
    if (random.chance(0.08)) this.#soon(30 * minuteInSeconds, 'support_ticket');
    if (!random.chance(PAID[this.#plan] * (invites ? 1.6 : 1))) return;
    this.#shownPlan = this.#plan;
    this.#after(3 * dayInSeconds, 'paid');
    this.#renewals();
  }

  #renewals(): void {
    const { random } = this;
    for (let due = this.#time + 30 * dayInSeconds; due < this.rows.end; due += 30 * dayInSeconds) {
      if (random.chance(0.7)) this.#after(8 * dayInSeconds, 'use_feature');
      this.#time = due + random.whole(0, 600);
      if (!random.chance(RENEW[this.#plan])) {
        this.#did('cancel');
        return;
      }
      this.#did('renew');
    }
  }

  /** In the same sitting. */
  #soon(seconds: number, event: string): void {
    this.#time += Math.max(2, this.random.around(seconds, 2));
    this.#did(event);
  }

  /** On another occasion. */
  #after(seconds: number, event: string): void {
    const later = this.#time + Math.max(minuteInSeconds, this.random.around(seconds, 2.2));
    this.#time = Math.max(later, fitting(later, office, this.random));
    this.#did(event);
  }

  #did(event: string): void {
    this.rows.add(this.#time, `${this.#id},${event}`, `${this.#shownPlan},${this.#source},${this.#country}`);
  }
}
