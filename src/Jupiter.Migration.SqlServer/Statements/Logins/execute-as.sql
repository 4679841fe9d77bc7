-- Versions: 2008 R2 and newer
-- Rights: IMPERSONATE on the login, which sysadmin has; only on the new server, in a session that is thrown away
EXECUTE AS LOGIN = N'$(login)';
