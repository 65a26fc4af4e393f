import type { Topic } from "./topic";
import { encryptionTopics } from "./topics/encryption";
import { nfsTopics } from "./topics/nfs";
import { panelTopics } from "./topics/panel";
import { shareTopics } from "./topics/shares";
import { tunnelProfileTopics } from "./topics/tunnel-profile";

export interface TopicGroup {
  readonly label: string;
  readonly topics: readonly Topic[];
}

/** All that the help explains, as the guide goes: why, shares, NFS, and the panel itself. */
export const TOPIC_GROUPS: readonly TopicGroup[] = [
  { label: "Encryption in flight", topics: encryptionTopics },
  { label: "Windows shares", topics: shareTopics },
  { label: "NFS and tunnels", topics: [...nfsTopics, ...tunnelProfileTopics] },
  { label: "The panel", topics: panelTopics },
];

export const TOPICS: readonly Topic[] = TOPIC_GROUPS.flatMap(({ topics }) => topics);

export function topicOf(id: string): Topic | undefined {
  return TOPICS.find((topic) => topic.id === id);
}

/** What the help of a page begins with: the topic of the most particular page that the path belongs to. */
export function topicOfPath(path: string): Topic | undefined {
  return TOPICS.flatMap((topic) => [
    ...topic.pages.map((page) => ({ topic, page, isIt: path === page || path.startsWith(`${page}/`) })),
    ...(topic.pagesWithin ?? []).map((page) => ({
      topic,
      page: `${page}/`,
      isIt: path.startsWith(`${page}/`),
    })),
  ])
    .filter(({ isIt }) => isIt)
    .sort((a, b) => b.page.length - a.page.length)[0]?.topic;
}
