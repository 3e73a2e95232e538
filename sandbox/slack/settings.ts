/** The Slack team that the sandbox plays. */
export interface TeamSettings {
  id: string;
  name: string;
  domain: string;
}

/** Somebody in the team, as the seed gives them. */
export interface UserSettings {
  id: string;
  name: string;
  realName: string;
  displayName?: string;
  title?: string;
  email?: string;
  /** IANA zone. */
  tz: string;
  isAdmin?: boolean;
  /** Owns the workspace. */
  isOwner?: boolean;
  isBot?: boolean;
  deleted?: boolean;
  /** `#rrggbb`. */
  color?: string;
  imageUrl?: string;
}

export interface ChannelSettings {
  id: string;
  name: string;
  kind: 'channel' | 'private';
  topic?: string;
  memberIds: string[];
  isArchived?: boolean;
}

/** The parts of a Slack app manifest that change what Slack does; the rest is ignored. */
export interface AppManifest {
  display_information: { name: string; description?: string };
  features?: {
    app_home?: { home_tab_enabled?: boolean; messages_tab_enabled?: boolean };
    bot_user?: { display_name: string };
    slash_commands?: { command: string; description: string; usage_hint?: string; should_escape?: boolean }[];
    shortcuts?: { name: string; type: 'global' | 'message'; callback_id: string; description: string }[];
  };
  oauth_config?: { scopes?: { bot?: string[] } };
  settings?: { event_subscriptions?: { bot_events?: string[] }; socket_mode_enabled?: boolean };
}

/** The app under test: its secrets, its manifest, and where it listens. */
export interface AppSettings {
  id?: string;
  botId?: string;
  botUserId?: string;
  /** `xoxb-...` */
  botToken: string;
  /** `xapp-...`, for Socket Mode. */
  appToken: string;
  signingSecret: string;
  /** Granted bot scopes; default: those of the manifest. */
  scopes?: string[];
  manifest: AppManifest;
  /** Where commands, interactions and events are posted while no socket is connected. */
  requestUrl?: string;
}

/** `AppSettings` with everything decided. */
export interface SlackApp {
  id: string;
  botId: string;
  botUserId: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  scopes: string[];
  manifest: AppManifest;
  requestUrl: string | undefined;
}

/** Fills in ids and scopes that the settings leave out. */
export function makeSlackApp(settings: AppSettings): SlackApp {
  return {
    ...settings,
    id: settings.id ?? 'A0INTERLOOP',
    botId: settings.botId ?? 'B0INTERLOOP',
    botUserId: settings.botUserId ?? 'U0INTERLOOP',
    scopes: settings.scopes ?? settings.manifest.oauth_config?.scopes?.bot ?? [],
    requestUrl: settings.requestUrl,
  };
}
