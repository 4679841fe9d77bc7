-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
SELECT a.name AS name1, a.clr_name, a.permission_set_desc
FROM sys.assemblies AS a
WHERE a.is_user_defined = 1
ORDER BY a.name;
