/**
 * Refuses `record[key]` where the record takes any text as a key: a name from outside, such as `constructor`, finds
 * what every object inherits. A Map or `ownValue` finds only what was put in.
 */
export const noRecordLookup = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { lookup: 'A record finds inherited members too: use a Map, or `ownValue` of src/core/own-value.ts' },
  },
  create(context) {
    const { program, esTreeNodeToTSNodeMap } = context.sourceCode.parserServices;
    const checker = program.getTypeChecker();
    return {
      MemberExpression(node) {
        if (!node.computed || node.property.type === 'Literal') return;
        const type = checker.getTypeAtLocation(esTreeNodeToTSNodeMap.get(node.object));
        if (checker.getNonNullableType(type).getStringIndexType()) context.report({ node, messageId: 'lookup' });
      },
    };
  },
};
