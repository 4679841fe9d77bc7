using Jupiter.Migration.Servers.Installation;

namespace Jupiter.Migration.SqlServer.Tests.Installation;

/// <summary>An instance as a venue would have it.</summary>
internal static class SampleSettings
{
    public static EngineSettings Express { get; } = new()
    {
        InstanceName = "SQLEXPRESS",
        Collation = "Cyrillic_General_CI_AS",
        IsMixedMode = true,
        Port = 1433,
        MemoryLimitMegabytes = 1400,
        DataPath = @"D:\Jupiter data\",
        LogPath = @"E:\",
    };
}
