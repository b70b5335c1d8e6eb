import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { analysisVersion, defaultDisplay, type Analysis } from '../../src/core/spec/analysis';
import type { Role } from '../../src/core/spec/dataset';
import { noDecisions } from '../../src/core/spec/decisions';
import type { Filter } from '../../src/core/spec/funnel';
import { defaultSpec, newStep } from '../../src/funnel/spec/default-spec';
import { header } from './make-events';
import type { Question, Variant } from './question';

/** The analysis whose link a colleague might send: this file, read so, asked this. */
export function analysisOf({ steps, windowDays }: Question, file: string, variant: Variant | null = null): Analysis {
  const onPhones: Filter = { property: 'device', op: 'equal', value: 'mobile' };
  return {
    version: analysisVersion,
    sources: [
      {
        kind: 'file',
        name: basename(file),
        size: statSync(file).size,
        reading: {
          dialect: { encoding: 'utf-8', delimiter: ',', quote: '"', header: true },
          shape: 'event_log',
          columns: header.split(',').map((name) => ({ name, role: roles[name] ?? 'property' })),
          timeFormat: 'iso',
          timeZone: 'UTC',
          dropDuplicates: false,
          eventName: 'event',
        },
      },
    ],
    funnel: {
      ...defaultSpec([]),
      steps: steps.map((event, i) => ({
        ...newStep(String(i + 1), [event]),
        filters: variant === 'filter' && i === 0 ? [onPhones] : [],
      })),
      window: { value: windowDays, unit: 'day' },
      breakdown:
        variant === 'breakdown'
          ? {
              by: [{ kind: 'property', property: 'channel', bins: null }],
              attribution: { at: 'first' },
              shown: null,
            }
          : null,
    },
    display: variant === 'trend' ? { ...defaultDisplay, panel: 'trend' } : defaultDisplay,
    decisions: noDecisions,
  };
}

const roles: Partial<Record<string, Role>> = { user: 'who', event: 'what', time: 'when', amount: 'amount' };

/** What stands after `#` in the address of such an analysis. */
export function linkTo(analysis: Analysis): string {
  return deflateRawSync(JSON.stringify(analysis)).toString('base64url');
}
