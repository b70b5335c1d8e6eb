import type { Box } from '../../../chart/boxes';
import type { FunnelDisplay } from '../../../core/spec/analysis';
import { groupBarsLayout } from './group-bars-layout';
import type { GroupLayout, Scene } from './group-drawing';
import { groupMultiplesLayout } from './group-multiples-layout';
import { groupRowsLayout } from './group-rows-layout';
import { groupSlopeLayout } from './group-slope-layout';

/** `rows` is bars lying below each other, for the compact form and for narrow places. */
type GroupsForm = FunnelDisplay['groups'] | 'rows';

/** Below this many pixels across, bars of groups lie. */
const wideGroupsPx = 520;

export function formOfGroups(wanted: {
  drawn: FunnelDisplay['groups'];
  form: FunnelDisplay['form'];
  width: number;
}): GroupsForm {
  const { drawn, form, width } = wanted;
  return drawn === 'bars' && (form === 'compact' || width < wideGroupsPx) ? 'rows' : drawn;
}

const layouts: Record<GroupsForm, (scene: Scene) => GroupLayout> = {
  bars: groupBarsLayout,
  rows: groupRowsLayout,
  multiples: groupMultiplesLayout,
  slope: groupSlopeLayout,
};

/** The geometry of several funnels, of one or more steps each, drawn together. */
export function groupsLayout(form: GroupsForm, scene: Scene): GroupLayout {
  return layouts[form](scene);
}

/** Whence a new bar grows: standing ones up from their line, lying ones out of theirs; points are simply there. */
export function enterFrom(form: GroupsForm): (box: Box) => Box {
  if (form === 'slope') return (box) => box;
  if (form === 'rows') return (box) => ({ ...box, width: 0 });
  return (box) => ({ ...box, y: box.y + box.height, height: 0 });
}
