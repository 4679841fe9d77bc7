-- Versions: 2008 R2 and newer
-- Rights: SELECT on msdb.dbo.sysmail_profile
SELECT m.name
FROM msdb.dbo.sysmail_profile AS m
ORDER BY m.name;
