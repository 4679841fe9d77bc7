-- Versions: 2008 R2 and newer
-- Rights: VIEW ANY DEFINITION
SELECT TOP (1001) p.name
FROM master.sys.procedures AS p
WHERE p.is_auto_executed = 1
ORDER BY p.name;
