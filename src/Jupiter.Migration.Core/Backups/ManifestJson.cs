using System.Text.Json.Serialization;

namespace Jupiter.Migration.Backups;

/// <summary>Serialises manifests without reflection at run time.</summary>
[JsonSerializable(typeof(BackupManifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
