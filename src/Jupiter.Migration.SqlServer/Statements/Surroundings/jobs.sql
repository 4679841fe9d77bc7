-- Versions: 2008 R2 and newer
-- Rights: SELECT TOP (1001) on msdb.dbo.sysjobs
SELECT j.name, j.enabled
FROM msdb.dbo.sysjobs AS j
ORDER BY j.name;
