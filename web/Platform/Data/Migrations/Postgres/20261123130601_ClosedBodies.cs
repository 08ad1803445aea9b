using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChildProtection.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ClosedBodies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "CloseReason",
                table: "Bodies",
                type: "bytea",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "CloseReason",
                table: "Bodies");
        }
    }
}
