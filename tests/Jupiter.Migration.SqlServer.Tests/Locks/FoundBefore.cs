using Jupiter.Migration.SqlServer.Tests.Doubles;

namespace Jupiter.Migration.SqlServer.Tests.Locks;

/// <summary>In what state a lock finds a database, and must leave it in the end.</summary>
public enum FoundBefore
{
    /// <summary>As it is made.</summary>
    Plain,

    /// <summary>Owners and administrators only.</summary>
    Restricted,

    /// <summary>Statistics are updated in the background.</summary>
    AsyncStatistics,

    /// <summary>Nobody writes.</summary>
    ReadOnly,

    /// <summary>All of that.</summary>
    All,
}

/// <summary>Brings a database into such a state.</summary>
internal static class FoundBeforeExtensions
{
    public static RunningDouble Prepare(this FoundBefore before)
    {
        var server = new RunningDouble();
        server.MakeSample();
        if (before is FoundBefore.AsyncStatistics or FoundBefore.All)
        {
            server.Run("ALTER DATABASE [Jupiter] SET AUTO_UPDATE_STATISTICS_ASYNC ON");
        }

        if (before is FoundBefore.Restricted or FoundBefore.All)
        {
            server.Run("ALTER DATABASE [Jupiter] SET RESTRICTED_USER");
        }

        if (before is FoundBefore.ReadOnly or FoundBefore.All)
        {
            server.Run("ALTER DATABASE [Jupiter] SET READ_ONLY");
        }

        return server;
    }
}
