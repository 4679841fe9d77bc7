using System.Text.Json.Serialization;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;

namespace Jupiter.Migration.Servers.Installation;

/// <summary>A protocol by which other computers reach an instance (TCPENABLED and NPENABLED of the set-up).</summary>
[JsonConverter(typeof(EnumText<SetupProtocol>))]
public enum SetupProtocol
{
    /// <summary>TCP/IP.</summary>
    Tcp,
    /// <summary>Named Pipes.</summary>
    NamedPipes,
}
