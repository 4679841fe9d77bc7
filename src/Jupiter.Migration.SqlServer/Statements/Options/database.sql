-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
SELECT
    d.is_broker_enabled,
    d.is_honor_broker_priority_on,
    d.is_trustworthy_on,
    d.is_db_chaining_on,
    d.is_master_key_encrypted_by_server,
    d.is_cdc_enabled,
    d.recovery_model_desc,
    d.page_verify_option_desc,
    d.is_auto_close_on,
    d.is_auto_shrink_on,
    d.is_auto_create_stats_on,
    d.is_auto_update_stats_on,
    d.snapshot_isolation_state_desc,
    d.is_read_committed_snapshot_on,
    d.is_encrypted,
    CONVERT(bit, CASE WHEN EXISTS (SELECT 1 FROM sys.change_tracking_databases AS t WHERE t.database_id = d.database_id) THEN 1 ELSE 0 END)
        AS is_change_tracking_on,
    CONVERT(bit, CASE WHEN EXISTS (SELECT 1 FROM sys.fulltext_indexes) THEN 1 ELSE 0 END) AS has_fulltext_index,
    CONVERT(bit, CASE WHEN EXISTS (SELECT 1 FROM sys.filegroups AS g WHERE g.type = N'FD') THEN 1 ELSE 0 END) AS has_filestream
FROM sys.databases AS d
WHERE d.database_id = DB_ID();
