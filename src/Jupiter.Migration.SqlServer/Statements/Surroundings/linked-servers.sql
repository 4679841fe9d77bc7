-- Versions: 2008 R2 and newer
-- Rights: none
-- The provider string may hold a password: only that there is one is asked for.
SELECT TOP (1001) s.name, s.product, s.provider, s.data_source, s.location, s.catalog, s.connect_timeout, s.query_timeout, s.is_linked,
    s.is_remote_login_enabled, s.is_rpc_out_enabled, s.is_data_access_enabled, s.is_collation_compatible, s.uses_remote_collation,
    s.collation_name, s.lazy_schema_validation, s.is_remote_proc_transaction_promotion_enabled,
    CASE WHEN s.provider_string IS NULL THEN 0 ELSE 1 END AS has_provider_string
FROM sys.servers AS s
WHERE s.server_id > 0
ORDER BY s.name;
