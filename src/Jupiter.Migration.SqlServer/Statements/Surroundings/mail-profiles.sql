-- Versions: 2008 R2 and newer
-- Rights: SELECT TOP (1001) on msdb.dbo.sysmail_profile
SELECT m.name
FROM msdb.dbo.sysmail_profile AS m
ORDER BY m.name;
