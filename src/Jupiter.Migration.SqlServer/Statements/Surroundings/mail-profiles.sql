-- Versions: 2008 R2 and newer
-- Rights: SELECT on msdb.dbo.sysmail_profile
SELECT TOP (1001) m.name
FROM msdb.dbo.sysmail_profile AS m
ORDER BY m.name;
