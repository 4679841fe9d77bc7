using System.Text.Json.Serialization;

namespace Jupiter.Migration.Servers;

/// <summary>Serialises inventories without reflection at run time.</summary>
[JsonSerializable(typeof(ServerInventory))]
internal sealed partial class ServerInventoryJson : JsonSerializerContext;
