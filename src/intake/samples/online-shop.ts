import { Random } from './random';
import { dayInSeconds, hourInSeconds, fitting, leisure } from './rhythm';
import { SampleRows } from './sample-rows';

const SHOP_START = Date.UTC(2026, 7, 1) / 1000;
const shopDays = 90;
const shopUsers = 4000;

const CHANNELS = { search: 30, social: 24, ads: 20, direct: 16, email: 10 };
const DEVICES = { iphone: 38, android: 36, desktop: 22, tablet: 4 };
const CITIES = {
  Shanghai: 22,
  Beijing: 18,
  Shenzhen: 14,
  Hangzhou: 11,
  Chengdu: 10,
  London: 9,
  Berlin: 8,
  Singapore: 8,
};

/** How readily a channel's visitors put something in the cart. */
const CART: Record<keyof typeof CHANNELS, number> = { search: 0.3, social: 0.16, ads: 0.17, direct: 0.34, email: 0.42 };
/** The bottleneck: the payment page fails too often on Android. */
const PAY: Record<keyof typeof DEVICES, number> = { iphone: 0.76, android: 0.37, desktop: 0.8, tablet: 0.7 };

interface Shopper {
  id: string;
  channel: keyof typeof CHANNELS;
  device: keyof typeof DEVICES;
  city: keyof typeof CITIES;
  bought: boolean;
}

/** Events of an online shop over 90 days. Every visit may go from viewing over cart and checkout to payment. */
export function onlineShop(): File {
  const random = new Random(20_260_801);
  const rows = new SampleRows('user_id,event,time,channel,device,city,amount', SHOP_START + shopDays * dayInSeconds);
  for (let user = 0; user < shopUsers; user++) {
    const shopper: Shopper = {
      id: `U${10_001 + user}`,
      channel: random.pick(CHANNELS),
      device: random.pick(DEVICES),
      city: random.pick(CITIES),
      bought: false,
    };
    // Few came in the first days, more with the campaign of the second month.
    let visit = SHOP_START + shopDays * dayInSeconds * random.next() ** 0.85;
    const visits = 1 + Math.floor(random.around(1.6, 2.2));
    for (let i = 0; i < visits; i++) {
      new Visit(rows, random, shopper).from(fitting(visit, leisure, random), i > 0);
      visit += random.around(4 * dayInSeconds, 2.6);
    }
  }
  return rows.file('online-shop.csv');
}

class Visit {
  #time = 0;

  constructor(
    readonly rows: SampleRows,
    readonly random: Random,
    readonly shopper: Shopper,
  ) {}

  from(time: number, again: boolean): void {
    const { random, shopper } = this;
    this.#time = time;
    this.#did(again && random.chance(0.3) ? 'return_visit' : 'visit');
    if (random.chance(0.18)) return;
    this.#browse();
    if (!random.chance(CART[shopper.channel] * (shopper.bought ? 1.4 : 1))) return;
    this.#after(70, 'add_to_cart');
    if (random.chance(0.12)) this.#after(40, 'remove_from_cart');
    if (random.chance(0.15)) this.#after(60, 'apply_coupon');
    if (random.chance(0.62)) this.#checkout();
  }

  #browse(): void {
    const { random } = this;
    const looks = Math.min(9, Math.ceil(random.around(2, 1.9)));
    for (let i = 0; i < looks; i++) {
      if (random.chance(0.32)) this.#after(25, 'search');
      this.#after(45, 'view_product');
      if (random.chance(0.08)) this.#after(20, 'wishlist');
    }
    if (random.chance(0.05)) this.#after(80, 'support_chat');
  }

  #checkout(): void {
    const { random, shopper } = this;
    this.#after(90, 'checkout');
    const pays = PAY[shopper.device];
    if (random.chance(pays)) this.#pay(75);
    else if (random.chance(0.3)) {
      this.#after(50, 'payment_failed');
      if (random.chance(0.25)) this.#after(200, 'support_chat');
      // Some try again later; on the device that fails it mostly fails again.
      if (random.chance(pays * 0.25)) this.#pay(hourInSeconds * 5);
    }
  }

  #pay(seconds: number): void {
    const amount = this.random.around(this.shopper.device === 'desktop' ? 52 : 38, 1.9);
    this.#after(seconds, 'pay', amount.toFixed(2));
    this.shopper.bought = true;
    if (this.random.chance(0.06)) this.#after(3 * dayInSeconds, 'refund');
    else if (this.random.chance(0.12)) this.#after(6 * dayInSeconds, 'review');
  }

  #after(seconds: number, event: string, amount = ''): void {
    this.#time += Math.max(1, this.random.around(seconds, 2.1));
    this.#did(event, amount);
  }

  #did(event: string, amount = ''): void {
    const { id, channel, device, city } = this.shopper;
    this.rows.add(this.#time, `${id},${event}`, `${channel},${device},${city},${amount}`);
  }
}
