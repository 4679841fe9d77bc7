-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
SELECT
    e.class_desc AS name1,
    CONVERT(nvarchar(20), e.major_id) AS name2,
    CONVERT(nvarchar(20), e.minor_id) AS name3,
    e.name AS name4,
    CONVERT(nvarchar(3750), e.value) AS value
FROM sys.extended_properties AS e
WHERE e.name NOT LIKE N'Jupiter.%'
ORDER BY e.class_desc, e.major_id, e.minor_id, e.name;
