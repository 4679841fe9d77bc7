using System.Text.Json.Serialization;
using Jupiter.Migration.Json;

namespace Jupiter.Migration.Servers.Specification;

/// <summary>How a processor compares with those that the memo names. The order is that of the classes.</summary>
[JsonConverter(typeof(EnumText<ProcessorRank>))]
public enum ProcessorRank
{
    /// <summary>Its name does not tell.</summary>
    Unknown,

    /// <summary>Below a Core i3.</summary>
    BelowCoreI3,

    /// <summary>A Core i3 of any generation, or its equal.</summary>
    CoreI3,

    /// <summary>A Core i5 of any generation, its equal, or better.</summary>
    CoreI5,
}
