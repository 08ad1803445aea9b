using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChildProtection.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PrivacyReview : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "EraseAt",
                table: "RightsRequests",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RemindedAt",
                table: "RightsRequests",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "UnlinkedChildren",
                columns: table => new
                {
                    ChildId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnlinkedChildren", x => x.ChildId);
                    table.ForeignKey(
                        name: "FK_UnlinkedChildren_Children_ChildId",
                        column: x => x.ChildId,
                        principalTable: "Children",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_RightsRequests_EraseAt",
                table: "RightsRequests",
                column: "EraseAt",
                filter: "\"EraseAt\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "UnlinkedChildren");

            migrationBuilder.DropIndex(
                name: "IX_RightsRequests_EraseAt",
                table: "RightsRequests");

            migrationBuilder.DropColumn(
                name: "EraseAt",
                table: "RightsRequests");

            migrationBuilder.DropColumn(
                name: "RemindedAt",
                table: "RightsRequests");
        }
    }
}
