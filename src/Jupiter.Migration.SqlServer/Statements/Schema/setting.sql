-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
SELECT N'collation' AS name1, d.collation_name FROM sys.databases AS d WHERE d.name = DB_NAME();
