import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Laws and referees run for long, however short their files are. */
const slow = /(laws|counts|bound|threads|reference)\.test\.ts$/;

const rank = ({ moduleId, project }: TestSpecification) => (project.name === 'dom' ? 2 : slow.test(moduleId) ? 0 : 1);

/**
 * The slow files first, so that no thread waits for the last of them; then the files of each project together, since a
 * thread serves one project and is started again for another.
 */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
