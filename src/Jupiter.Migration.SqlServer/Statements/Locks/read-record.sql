-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
SELECT CONVERT(nvarchar(3750), e.value) AS record FROM sys.extended_properties AS e WHERE e.class = 0 AND e.name = N'Jupiter.Lock';
