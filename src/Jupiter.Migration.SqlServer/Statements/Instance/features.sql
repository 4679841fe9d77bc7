-- Versions: 2008 R2 and newer
-- Rights: none
SELECT
    CONVERT(int, SERVERPROPERTY(N'FilestreamEffectiveLevel')) AS filestream_level,
    CONVERT(int, FULLTEXTSERVICEPROPERTY(N'IsFullTextInstalled')) AS has_fulltext,
    (SELECT CONVERT(int, c.value_in_use) FROM sys.configurations AS c WHERE c.name = N'contained database authentication') AS lets_contained_users_in;
