-- Versions: 2012 and newer
-- Rights: VIEW DEFINITION
SELECT d.containment_desc FROM sys.databases AS d WHERE d.database_id = DB_ID();
