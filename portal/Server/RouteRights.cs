using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Routing;

namespace ReIntegrationBI.Portal.Server;

/// <summary>States who may use a route. A route without a statement is refused to everybody.</summary>
internal static class RouteRights
{
    /// <summary>States the right; a route that changes anything also asks for the token of its form.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder builder, Right right)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint =>
        {
            endpoint.Metadata.Add(new RightNeeded(right));
            var methods = endpoint.Metadata.OfType<IHttpMethodMetadata>().SelectMany(m => m.HttpMethods);
            if (methods.Any(m => !HttpMethods.IsGet(m) && !HttpMethods.IsHead(m)))
            {
                endpoint.Metadata.Add(TokenRequired.Instance);
            }
        });
        return builder;
    }

    private sealed class TokenRequired : IAntiforgeryMetadata
    {
        public static readonly TokenRequired Instance = new();

        public bool RequiresValidation => true;
    }
}
