-- Versions: 2008 R2 and newer
-- Rights: VIEW ANY DEFINITION
SELECT TOP (1001) t.name, t.is_disabled
FROM sys.server_triggers AS t
ORDER BY t.name;
