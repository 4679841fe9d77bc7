namespace Jupiter.Migration.Tests.Hosting;

/// <summary>A database of so many megabytes that work on it tells how far it is.</summary>
public sealed class WatchedDatabase : LongDatabase
{
    public WatchedDatabase()
        : base(megabytes: 80)
    {
    }
}
