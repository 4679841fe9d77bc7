-- Versions: 2008 R2 and newer
-- Rights: VIEW SERVER STATE
SELECT r.family_guid FROM sys.database_recovery_status AS r WHERE r.database_id = DB_ID(@database);
