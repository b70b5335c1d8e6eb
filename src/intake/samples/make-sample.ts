import type { SampleId } from '../../core/spec/analysis';
import { businessDeals } from './business-deals';
import { onlineShop } from './online-shop';
import { saasProduct } from './saas-product';

/** A generated sample dataset as a CSV file, the same every time; it is loaded like any dropped file. */
export function makeSample(id: SampleId): File {
  switch (id) {
    case 'shop':
      return onlineShop();
    case 'saas':
      return saasProduct();
    case 'deals':
      return businessDeals();
  }
}
