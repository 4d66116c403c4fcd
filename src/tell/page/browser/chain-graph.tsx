// SPDX-License-Identifier: GPL-2.0-or-later
import type { JSX } from 'preact';
import type { Chain } from '../../../kernel/compare';
import type { Told } from '../../../text';
import { declarationName } from '../../report';
import { countOf, shortText } from './model';
import { linkTo } from './route';
import { Titled } from './titled';

const WIDTH = 190;
const HEIGHT = 34;
const GAP_X = 96;
const GAP_Y = 16;

interface Node {
  name: string;
  /** Steps from the cause. */
  distance: number;
  row: number;
  isExport: boolean;
}

interface Edge {
  from: Node;
  to: Node;
  member: string | null;
}

/** Chains put together where they share declarations; the cause stands at the right. */
function graphOf(chains: readonly Told<Chain>[]): {
  nodes: Node[];
  edges: Edge[];
  columns: number;
  rows: number;
} {
  const nodes = new Map<string, Node>();
  const edges = new Map<string, Edge>();
  const rows: number[] = [];
  for (const { steps } of chains) {
    let last: { node: Node; member: string | null } | null = null;
    steps.forEach(({ name, member }, at) => {
      const distance = steps.length - 1 - at;
      const key = `${distance} ${name}`;
      let node = nodes.get(key);
      if (!node) {
        node = { name, distance, row: rows[distance] ?? 0, isExport: at === 0 };
        rows[distance] = node.row + 1;
        nodes.set(key, node);
      }
      if (last)
        edges.set(`${key} ${last.node.name} ${last.member ?? ''}`, {
          from: last.node,
          to: node,
          member: last.member,
        });
      last = { node, member };
    });
  }
  return {
    nodes: [...nodes.values()],
    edges: [...edges.values()],
    columns: rows.length,
    rows: Math.max(0, ...rows),
  };
}

/** The shortest chains from exports to a cause, as a small graph, and as text for those who do not see it. */
export function ChainGraph({
  chains,
  total,
}: {
  chains: readonly Told<Chain>[];
  total: number;
}): JSX.Element | null {
  const long = chains.filter(({ steps }) => steps.length > 1);
  if (long.length === 0) return null;
  const { nodes, edges, columns, rows } = graphOf(long);
  const x = ({ distance }: Node): number => (columns - 1 - distance) * (WIDTH + GAP_X);
  // Nodes of a short column stand in the middle.
  const inColumn = (distance: number): number => nodes.filter((node) => node.distance === distance).length;
  const y = (node: Node): number =>
    (node.row + (rows - inColumn(node.distance)) / 2) * (HEIGHT + GAP_Y) + GAP_Y / 2;
  const size = [columns * (WIDTH + GAP_X) - GAP_X + 2, rows * (HEIGHT + GAP_Y)] as const;
  return (
    <Titled title="How exports reach it">
      <div class="scrolls" tabIndex={0} role="region" aria-label="Graph of chains">
        <svg
          class="graph"
          width={size[0]}
          height={size[1]}
          viewBox={`-1 0 ${size[0]} ${size[1]}`}
          role="group"
          aria-label="Chains from exports to this declaration"
        >
          <defs>
            <marker
              id="arrow"
              viewBox="0 0 8 8"
              refX="8"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto"
            >
              <path d="M0 0 8 4 0 8z" class="arrow" />
            </marker>
          </defs>
          {edges.map(({ from, to, member }, at) => {
            const [x1, y1, x2, y2] = [x(from) + WIDTH, y(from) + HEIGHT / 2, x(to), y(to) + HEIGHT / 2];
            return (
              <g key={at}>
                <path
                  class="edge"
                  d={`M${x1} ${y1}C${x1 + GAP_X / 2} ${y1} ${x2 - GAP_X / 2} ${y2} ${x2} ${y2}`}
                  marker-end="url(#arrow)"
                />
                {member && (
                  <text class="member" x={(x1 + x2) / 2} y={(y1 + y2) / 2 - 5} text-anchor="middle">
                    {fitted(member, 15)}
                    <title>{shortText(member)}</title>
                  </text>
                )}
              </g>
            );
          })}
          {nodes.map((node, at) => (
            <GraphNode key={at} node={node} x={x(node)} y={y(node)} />
          ))}
        </svg>
      </div>
      <ul class="chains">
        {long.map((chain, at) => (
          <li key={at}>
            {chain.steps.map(({ name, member }, step) => (
              <span key={step}>
                {step > 0 && ' → '}
                {step === 0 ? (
                  <a href={linkTo(['export', name])}>{shortText(name)}</a>
                ) : (
                  shortText(declarationName(name))
                )}
                {member !== null && `.${shortText(member)}`}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {total > long.length && <p class="dim">The shortest chains of {countOf(total, 'export')}.</p>}
    </Titled>
  );
}

function GraphNode({ node, x, y }: { node: Node; x: number; y: number }): JSX.Element {
  const label = declarationName(node.name);
  const kind = node.isExport ? 'export' : node.distance === 0 ? 'cause' : 'between';
  const box = (
    <g class={`node ${kind}`}>
      <rect x={x} y={y} width={WIDTH} height={HEIGHT} rx={node.isExport ? 17 : 4} />
      <text x={x + WIDTH / 2} y={y + HEIGHT / 2 + 4} text-anchor="middle">
        {fitted(label, 27)}
      </text>
      <title>{shortText(label)}</title>
    </g>
  );
  return node.isExport ? (
    <a href={linkTo(['export', node.name])} aria-label={`Export ${shortText(node.name)}`}>
      {box}
    </a>
  ) : (
    box
  );
}

/** A text that fits a box, its middle left out. */
function fitted(text: string, longest: number): string {
  const safe = shortText(text);
  if (safe.length <= longest) return safe;
  const head = Math.ceil((longest - 1) / 2);
  return `${safe.slice(0, head)}…${safe.slice(safe.length - (longest - 1 - head))}`;
}
