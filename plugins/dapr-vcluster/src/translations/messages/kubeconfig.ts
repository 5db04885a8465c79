/** Texts of the dialog that issues and ends kubeconfigs. */
export const kubeconfig = {
  open: 'Kubeconfig',
  title: 'Kubeconfig of {{name}} on host {{host}}',
  intro:
    'Issues a kubeconfig for you. It expires by itself, and it is not stored in the portal: keep it as you keep a password.',
  validFor: 'Valid for',
  presetDefault: 'Default of the preset',
  minutes: '{{minutes}} minutes',
  hours: '{{hours}} hours',
  issue: 'Issue kubeconfig',
  download: 'Download',
  copy: 'kubeconfig',
  close: 'Close',
  expires: 'Valid until',
  role: 'Role in the vcluster',
  address: 'Address',
  unverified: 'The portal could not check who answers there.',
  command: 'Run this meanwhile, with a kubeconfig of the host',
  commandWhat: 'command',
  revoke: 'End all access',
  revokeHelp:
    'Ends all kubeconfigs that the portal has issued for this vcluster, of all users.',
  revokeConfirm:
    'End all kubeconfigs of {{name}} on host {{host}} that the portal has issued? Everybody who uses one has to get a new one.',
  revokeYes: 'End all access to {{name}}',
  revokeNo: 'Keep them',
  revoked_one: '1 account was deleted. Its kubeconfigs end within seconds.',
  revoked_other:
    '{{count}} accounts were deleted. Their kubeconfigs end within seconds.',
  nothingToRevoke: 'No kubeconfig was issued for this vcluster.',
} as const;
