namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>The versions of SQL Server that the double can be.</summary>
public enum SqlServerVersion
{
    /// <summary>10.50.6000.</summary>
    Sql2008R2,

    /// <summary>12.0.6024.</summary>
    Sql2014,

    /// <summary>15.0.4261.</summary>
    Sql2019,

    /// <summary>16.0.4075.</summary>
    Sql2022,
}
