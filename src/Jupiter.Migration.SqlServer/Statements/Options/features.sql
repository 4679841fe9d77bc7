-- Versions: 2008 R2 and newer
-- Rights: VIEW DATABASE STATE
SELECT f.feature_name FROM sys.dm_db_persisted_sku_features AS f ORDER BY f.feature_name;
