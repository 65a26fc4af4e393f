import type { RefusalFacts } from "../refusal";

type Expected = Pick<RefusalFacts, "kind"> & Partial<RefusalFacts>;

/** What smbd 4.17.12 wrote when a real client was refused, letter by letter, and what it has to be read as. */
export const MEASURED: readonly (readonly [situation: string, log: string, expected: Expected])[] = [
  [
    "SMB 2.1 where the server requires encryption",
    "[2026/11/23 23:50:25.542125,  1] ../../source3/smbd/smb2_sesssetup.c:283(smbd_smb2_auth_generic_return)\n  reject session with dialect[0x0210] as encryption is required\n",
    { kind: "session-encryption", dialect: "SMB2_10", at: Date.UTC(2026, 10, 23, 23, 50, 25, 542) },
  ],
  [
    "SMB 2.0.2 where the server requires encryption",
    "[2026/11/23 23:50:25.919624,  1] ../../source3/smbd/smb2_sesssetup.c:283(smbd_smb2_auth_generic_return)\n  reject session with dialect[0x0202] as encryption is required\n",
    { kind: "session-encryption", dialect: "SMB2_02" },
  ],
  [
    "a guest where the server requires encryption",
    "[2026/11/23 23:50:27.383951,  1] ../../source3/smbd/smb2_sesssetup.c:277(smbd_smb2_auth_generic_return)\n  reject guest session as encryption is required\n",
    { kind: "guest-encryption", detail: null },
  ],
  [
    "SMB 2.1 at a share that requires encryption",
    "[2026/11/23 23:50:29.204400,  1] ../../lib/param/loadparm.c:996(lpcfg_service_ok)\n  NOTE: Service off is flagged unavailable.\n[2026/11/23 23:50:29.208537,  1] ../../source3/smbd/smb2_tcon.c:327(smbd_smb2_tree_connect)\n  reject tcon with dialect[0x0210] as encryption is required for service enc\n",
    { kind: "share-encryption", dialect: "SMB2_10", share: "enc" },
  ],
  [
    "SMB 1 at a share that requires encryption: no line end after the message",
    "[2026/11/23 23:54:18.485465,  0, pid=26340, effective(0, 0), real(0, 0)] ../../source3/smbd/smb1_trans2.c:3010(handle_trans2)\n  handle_trans2: encryption required with call 0x1\n[2026/11/23 23:54:18.485633,  1, pid=26340, effective(0, 0), real(0, 0)] ../../source3/smbd/smb1_process.c:1201(switch_message)\n  service[enc] requires encryptionSMBtdis ACCESS_DENIED. mid=8\n",
    { kind: "share-encryption", dialect: "NT1", share: "enc" },
  ],
  [
    "valid users",
    "[2026/11/23 23:50:29.950470,  1] ../../source3/smbd/smb2_service.c:364(create_connection_session_info)\n  create_connection_session_info: user 'root' (from session setup) not permitted to access this share (valid)\n[2026/11/23 23:50:29.950489,  1] ../../source3/smbd/smb2_service.c:545(make_connection_snum)\n  create_connection_session_info failed: NT_STATUS_ACCESS_DENIED\n",
    { kind: "user-not-permitted", user: "root", share: "valid" },
  ],
  [
    "hosts deny at a share",
    "[2026/11/23 23:50:30.320031,  0] ../../lib/util/access.c:372(allow_access)\n  Denied connection from 127.0.0.1 (127.0.0.1)\n",
    { kind: "address-denied", client: "127.0.0.1" },
  ],
  [
    "a share that is switched off",
    "[2026/11/23 23:50:30.681432,  0] ../../source3/param/service.c:252(find_service)\n  Invalid snum 4 for off\n",
    { kind: "share-unavailable", share: "off" },
  ],
  [
    "a folder that is not there",
    "[2026/11/23 23:50:31.431816,  0] ../../source3/smbd/smb2_service.c:772(make_connection_snum)\n  make_connection_snum: canonicalize_connect_path failed for service nopath, path /tmp/w/ref/sh/nodata\n",
    { kind: "folder-missing", share: "nopath", detail: "/tmp/w/ref/sh/nodata" },
  ],
  [
    "a folder the account may not enter",
    "[2026/11/23 23:54:19.884363,  0, pid=26392, effective(5, 60), real(5, 0)] ../../source3/smbd/smb2_service.c:168(chdir_current_service)\n  chdir_current_service: vfs_ChDir(/tmp/w/ref/closed) failed: Permission denied. Current token: uid=5, gid=60, 1 groups: 60\n",
    { kind: "folder-denied", user: "uid 5", detail: "/tmp/w/ref/closed" },
  ],
  [
    "max connections",
    "[2026/11/23 23:54:22.305576,  1, pid=26459, effective(0, 0), real(0, 0), class=smb2] ../../source3/smbd/smb2_tcon.c:351(smbd_smb2_tree_connect)\n  smbd_smb2_tree_connect: Max connections (1) exceeded for [max][max]\n",
    { kind: "too-many-connections", share: "max", detail: "1" },
  ],
  [
    "no common protocol version",
    "[2026/11/23 23:52:32.211848,  3, pid=23008] ../../source3/smbd/smb2_server.c:3961(smbd_smb2_request_error_ex)\n  smbd_smb2_request_error_ex: smbd_smb2_request_error_ex: idx[1] status[NT_STATUS_NOT_SUPPORTED] || at ../../source3/smbd/smb2_negprot.c:231\n",
    { kind: "no-common-dialect", dialect: null },
  ],
  [
    "SMB 1 where it is off",
    "[2026/11/23 23:52:32.569355,  3, pid=23041] ../../source3/smbd/smb2_negprot.c:1153(smb2_multi_protocol_reply_negprot)\n  smb2_multi_protocol_reply_negprot: No protocol supported !\n",
    { kind: "no-common-dialect", dialect: "NT1" },
  ],
  [
    "a share that does not exist",
    "[2026/11/23 23:52:33.303964,  3, pid=23083] ../../source3/smbd/smb2_tcon.c:288(smbd_smb2_tree_connect)\n  smbd_smb2_tree_connect: couldn't find service nope\n[2026/11/23 23:52:33.303983,  3, pid=23083] ../../source3/smbd/smb2_server.c:3961(smbd_smb2_request_error_ex)\n  smbd_smb2_request_error_ex: smbd_smb2_request_error_ex: idx[1] status[NT_STATUS_BAD_NETWORK_NAME] || at ../../source3/smbd/smb2_tcon.c:151\n",
    { kind: "no-such-share", share: "nope" },
  ],
  [
    "a wrong password, as JSON below another message",
    '[2026/11/23 23:52:33.665447,  3, pid=23107] ../../source3/smbd/smb2_negprot.c:341(smbd_smb2_request_process_negprot)\n  Selected protocol SMB3_11\n  {"timestamp": "2026-11-23T23:52:33.670435+0000", "type": "Authentication", "Authentication": {"version": {"major": 1, "minor": 2}, "eventId": 4625, "logonId": "0", "logonType": 3, "status": "NT_STATUS_WRONG_PASSWORD", "localAddress": "ipv4:127.0.0.1:9605", "remoteAddress": "ipv4:127.0.0.1:55708", "serviceDescription": "SMB2", "authDescription": null, "clientDomain": "WORKGROUP", "clientAccount": "root", "workstation": "VM", "becameAccount": null, "becameDomain": null, "becameSid": null, "mappedAccount": "root", "mappedDomain": "WORKGROUP", "netlogonComputer": null, "netlogonTrustAccount": null, "netlogonNegotiateFlags": "0x00000000", "netlogonSecureChannelType": 0, "netlogonTrustAccountSid": null, "passwordType": "NTLMv2", "duration": 1720}}\n',
    {
      kind: "wrong-password",
      at: Date.UTC(2026, 10, 23, 23, 52, 33, 670),
      client: "127.0.0.1",
      user: "root",
      workstation: "VM",
      detail: "NT_STATUS_WRONG_PASSWORD",
    },
  ],
  [
    "a disabled account, told three times over",
    '[2026/11/23 23:50:56.565674,  1] ../../source3/auth/check_samsec.c:188(sam_account_ok)\n  sam_account_ok: Account for user \'daemon\' was disabled.\n[2026/11/23 23:50:56.565808,  2] ../../auth/auth_log.c:647(log_authentication_event_human_readable)\n  Auth: [SMB2,(null)] user [WORKGROUP]\\[daemon] at [Mon, 23 Nov 2026 23:50:56.565791 UTC] with [NTLMv2] status [NT_STATUS_ACCOUNT_DISABLED] workstation [VM] remote host [ipv4:127.0.0.1:57416] mapped to [WORKGROUP]\\[daemon]. local host [ipv4:127.0.0.1:9603] \n  {"timestamp": "2026-11-23T23:50:56.565921+0000", "type": "Authentication", "Authentication": {"version": {"major": 1, "minor": 2}, "status": "NT_STATUS_ACCOUNT_DISABLED", "remoteAddress": "ipv4:127.0.0.1:57416", "serviceDescription": "SMB2", "clientAccount": "daemon", "workstation": "VM"}}\n',
    { kind: "account-disabled", user: "daemon", workstation: "VM" },
  ],
  [
    "an unknown name that became a guest, whom the share does not let in",
    "[2026/11/23 23:50:55.828760,  2] ../../auth/auth_log.c:647(log_authentication_event_human_readable)\n  Auth: [SMB2,(null)] user [WORKGROUP]\\[nosuch] at [Mon, 23 Nov 2026 23:50:55.828725 UTC] with [NTLMv2] status [NT_STATUS_NO_SUCH_USER] workstation [VM] remote host [ipv4:127.0.0.1:57386] mapped to [WORKGROUP]\\[nosuch]. local host [ipv4:127.0.0.1:9603] \n[2026/11/23 23:50:55.830178,  1] ../../source3/smbd/smb2_service.c:355(create_connection_session_info)\n  create_connection_session_info: guest user (from session setup) not permitted to access this share (a)\n[2026/11/23 23:50:55.830200,  1] ../../source3/smbd/smb2_service.c:545(make_connection_snum)\n  create_connection_session_info failed: NT_STATUS_ACCESS_DENIED\n",
    { kind: "guest-not-permitted", share: "a", user: null, detail: "nosuch" },
  ],
];

/** What it writes without anybody being refused. */
export const UNEVENTFUL = `[2026/11/23 23:50:09.722841,  0] ../../source3/smbd/server.c:1741(main)
  smbd version 4.17.12-Debian started.
  Copyright Andrew Tridgell and the Samba Team 1992-2022
[2026/11/23 23:50:55.086240,  3] ../../auth/auth_log.c:647(log_authentication_event_human_readable)
  Auth: [SMB2,(null)] user [WORKGROUP]\\[root] at [Mon, 23 Nov 2026 23:50:55.086216 UTC] with [NTLMv2] status [NT_STATUS_OK] workstation [VM] remote host [ipv4:127.0.0.1:57362] became [VM]\\[root] [S-1-5-21-1527572534-1298389770-2913725696-1000]. local host [ipv4:127.0.0.1:9603]${" "}
  {"timestamp": "2026-11-23T23:50:55.088878+0000", "type": "Authentication", "Authentication": {"version": {"major": 1, "minor": 2}, "eventId": 4624, "status": "NT_STATUS_OK", "remoteAddress": "ipv4:127.0.0.1:57362", "serviceDescription": "SMB2", "clientAccount": "root", "workstation": "VM"}}
[2026/11/23 23:52:34.746333,  3, pid=23198] ../../source3/smbd/smb2_server.c:3961(smbd_smb2_request_error_ex)
  smbd_smb2_request_error_ex: smbd_smb2_request_error_ex: idx[1] status[NT_STATUS_OBJECT_NAME_NOT_FOUND] || at ../../source3/smbd/smb2_create.c:339
[2026/11/23 23:51:01.155704,  3] ../../source3/smbd/server_exit.c:229(exit_server_common)
  Server exit (no protocol supported
  )
`;
