import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DatasetSummary } from '../../../../src/core/spec/dataset';
import { success } from '../../../../src/core/outcome';
import type { PathNode, PathsAnswer } from '../../../../src/core/spec/drivers';
import { pathsCsv } from '../../../../src/drivers/drivers-csv';
import {
  columnName,
  nodeName,
  nodeSentence,
  onwardSentences,
  type PathsResult,
} from '../../../../src/drivers/paths/path-labels';
import { PathsState, pathStep, pathSteps } from '../../../../src/drivers/paths/paths.svelte';
import { locale } from '../../../../src/i18n/locale.svelte';
import { fakeEngine, type Reply } from '../../../support/fake-engine';
import { specOf } from '../../../support/funnel/spec-of';
import { settled } from '../../../support/settled';

afterEach(() => locale.set('en'));

const node = (kind: PathNode['kind'], actors: number, of: Partial<PathNode> = {}): PathNode => ({
  kind,
  name: '',
  names: 0,
  actors,
  ...of,
});

/** Of eighty who were lost, sixty visited again; of those forty did one of nine rarer things. */
const answer: PathsAnswer = {
  actors: 80,
  columns: [
    [node('start', 80)],
    [node('event', 60, { name: '再次访问', names: 1 }), node('end', 20)],
    [node('event', 15, { name: 'pay', names: 1 }), node('other', 40, { names: 9 }), node('end', 5)],
  ],
  links: [
    { depth: 0, from: 0, to: 0, actors: 60 },
    { depth: 0, from: 0, to: 1, actors: 20 },
    { depth: 1, from: 0, to: 0, actors: 15 },
    { depth: 1, from: 0, to: 2, actors: 5 },
    { depth: 1, from: 0, to: 1, actors: 40 },
  ],
};
const lost: PathsResult = { part: 'lost', step: '支付', answer };
const passed: PathsResult = { ...lost, part: 'passed' };

describe('a node of the paths', () => {
  it('is named by its event, or by what it is', () => {
    expect(answer.columns.flat().map((each) => nodeName(each, lost))).toEqual([
      'Lost before 支付',
      '再次访问',
      'nothing more',
      'pay',
      '9 others',
      'nothing more',
    ]);
  });

  it('looks back where paths before a conversion are shown', () => {
    expect([nodeName(answer.columns[0][0], passed), nodeName(answer.columns[1][1], passed)]).toEqual([
      'Reached 支付',
      'nothing before',
    ]);
  });

  it('has its distance from the start, its actors and their share of all', () => {
    expect(nodeSentence(answer.columns[1][0], 1, lost)).toBe('Event 1 after: 再次访问, 60, 75.0% of all 80.');
    expect([columnName(0, lost), columnName(2, passed)]).toEqual(['Start', 'Event 2 before']);
  });

  it('goes on to at most three, the largest first', () => {
    expect(onwardSentences({ column: 1, place: 0 }, lost)).toEqual([
      'then 9 others: 40',
      'then pay: 15',
      'then nothing more: 5',
    ]);
    expect(onwardSentences({ column: 1, place: 0 }, passed)[0]).toBe('before that 9 others: 40');
    expect(onwardSentences({ column: 2, place: 0 }, lost)).toEqual([]);
  });

  it('is in Chinese on a Chinese page', () => {
    locale.set('zh');
    for (const each of answer.columns.flat().filter(({ kind }) => kind !== 'event'))
      expect(nodeName(each, { ...lost, step: 'pay' })).toMatch(/\p{Script=Han}/u);
  });
});

describe('the paths for spreadsheets', () => {
  it('have a row for each link, column by column, the largest first', () => {
    const [head, ...rows] = pathsCsv(lost);
    expect(head).toHaveLength(5);
    expect(rows.map((row) => row.slice(1))).toEqual([
      ['Lost before 支付', '再次访问', 60, 0.75],
      ['Lost before 支付', 'nothing more', 20, 0.25],
      ['再次访问', '9 others', 40, 0.5],
      ['再次访问', 'pay', 15, 0.1875],
      ['再次访问', 'nothing more', 5, 0.0625],
    ]);
  });
});

describe('the stage whose paths are shown', () => {
  const spec = specOf(['a', { events: ['b'], optional: true }, 'c', 'd']);

  it('is one that loses somebody: not the first, nor an optional one', () => {
    expect(pathSteps(spec, 'lost')).toEqual([2, 3]);
    expect(pathSteps(spec, 'passed')).toEqual([0, 1, 2, 3]);
  });

  it('is the first that loses, or the last that is reached, until another is chosen', () => {
    expect(pathStep(spec, { step: null, part: 'lost' })).toBe(2);
    expect(pathStep(spec, { step: null, part: 'passed' })).toBe(3);
    expect(pathStep(spec, { step: '3', part: 'lost' })).toBe(3);
  });

  it('is not one that is gone, or that loses nobody', () => {
    expect(pathStep(spec, { step: 'gone', part: 'lost' })).toBe(2);
    expect(pathStep(spec, { step: '1', part: 'lost' })).toBe(2);
    expect(pathStep(specOf(['a']), { step: null, part: 'lost' })).toBeNull();
  });
});

describe('the paths asked for', () => {
  it('stay, with their question, until the next are known', async () => {
    const paths = vi.fn<Reply<'paths'>>(() => Promise.resolve(success(answer)));
    const state = new PathsState(fakeEngine({ paths }), { id: 'd' } as DatasetSummary);
    const question = {
      spec: specOf(['a', 'b']),
      group: { kind: 'all' as const },
      step: 1,
      part: 'lost' as const,
      length: 4,
    };
    state.ask(question);
    await settled();
    state.ask({ ...question, part: 'passed' });
    expect([state.result?.question.part, state.pending]).toEqual(['lost', true]);
    await settled();
    expect([state.result?.question.part, state.pending]).toEqual(['passed', false]);
  });
});
