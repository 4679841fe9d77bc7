-- Versions: 2016 and newer
-- Rights: VIEW DEFINITION
SELECT d.is_query_store_on FROM sys.databases AS d WHERE d.database_id = DB_ID();
