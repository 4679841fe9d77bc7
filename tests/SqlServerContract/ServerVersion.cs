namespace Jupiter.Migration.SqlServerContract;

/// <summary>The versions that the double plays.</summary>
public enum ServerVersion
{
    Sql2008R2,
    Sql2014,
    Sql2019,
    Sql2022,
}
