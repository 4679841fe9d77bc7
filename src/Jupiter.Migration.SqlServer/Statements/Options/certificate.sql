-- Versions: 2008 R2 and newer
-- Rights: VIEW SERVER STATE
SELECT k.encryptor_thumbprint FROM sys.dm_database_encryption_keys AS k WHERE k.database_id = DB_ID();
