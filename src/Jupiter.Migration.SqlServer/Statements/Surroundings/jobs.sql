-- Versions: 2008 R2 and newer
-- Rights: SELECT on msdb.dbo.sysjobs
SELECT TOP (1001) j.name, j.enabled
FROM msdb.dbo.sysjobs AS j
ORDER BY j.name;
