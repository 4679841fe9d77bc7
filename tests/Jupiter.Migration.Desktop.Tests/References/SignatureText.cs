using System.Collections.Immutable;
using System.Linq;
using System.Reflection.Metadata;

namespace Jupiter.Migration.Desktop.Tests.References;

/// <summary>Signatures as text, so that one of a reference can be held against one of a definition in another assembly.</summary>
internal sealed class SignatureText : ISignatureTypeProvider<string, object?>
{
    private static readonly SignatureText Provider = new();

    public static string Of(MemberReference member) => member.GetKind() == MemberReferenceKind.Method
        ? Of(member.DecodeMethodSignature(Provider, null))
        : member.DecodeFieldSignature(Provider, null);

    public static string Of(MethodDefinition method) => Of(method.DecodeSignature(Provider, null));

    public static string Of(FieldDefinition field) => field.DecodeSignature(Provider, null);

    public string GetArrayType(string elementType, ArrayShape shape) => elementType + "[" + new string(',', shape.Rank - 1) + "]";

    public string GetByReferenceType(string elementType) => elementType + "&";

    public string GetFunctionPointerType(MethodSignature<string> signature) => "*" + Of(signature);

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => genericType + "<" + string.Join(",", typeArguments) + ">";

    public string GetGenericMethodParameter(object? genericContext, int index) => "!!" + index;

    public string GetGenericTypeParameter(object? genericContext, int index) => "!" + index;

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    public string GetPinnedType(string elementType) => elementType;

    public string GetPointerType(string elementType) => elementType + "*";

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => "System." + typeCode;

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => TypeNames.Of(reader, handle);

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => TypeNames.Of(reader, handle);

    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    private static string Of(MethodSignature<string> signature) =>
        (signature.Header.IsInstance ? "instance " : "static ") + signature.ReturnType + " `" + signature.GenericParameterCount
        + "(" + string.Join(",", signature.ParameterTypes.Take(signature.RequiredParameterCount)) + ")";
}
